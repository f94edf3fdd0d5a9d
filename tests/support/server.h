#pragma once

#include <arpa/inet.h>
#include <csignal>
#include <filesystem>
#include <netinet/in.h>
#include <stdexcept>
#include <string>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace dateline {

/// A socket on the loopback address, and what else tests of servers need.
class Port {
  public:
    /// One that nobody listens on, unless `listens`, which then says nothing to who connects.
    explicit Port(bool listens = false) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address = loopback(0);
        socklen_t size = sizeof address;
        if (::bind(socket_, reinterpret_cast<sockaddr*>(&address), size) != 0 ||
            ::getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size) != 0)
            throw std::runtime_error("no port");
        number_ = ntohs(address.sin_port);
        if (listens && ::listen(socket_, 5) != 0) throw std::runtime_error("cannot listen");
        if (!listens) release();
    }
    Port(const Port&) = delete;
    Port& operator=(const Port&) = delete;
    ~Port() { release(); }

    unsigned number() const { return number_; }
    std::string place() const { return "localhost:" + std::to_string(number_); }

    /// To whoever connects next, once it has said something itself if it is `asked`. False where
    /// that one leaves without a word.
    bool say(const std::string& words, bool asked = false) const {
        const int caller = ::accept(socket_, nullptr, nullptr);
        char question[200]; // whole: what is left unread resets the connection
        if (asked && ::read(caller, question, sizeof question) <= 0) {
            ::close(caller);
            return false;
        }
        if (::write(caller, words.data(), words.size()) < 0) throw std::runtime_error("cannot say");
        ::close(caller);
        return true;
    }

    bool is_listened_on() const {
        const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address = loopback(number_);
        const bool connected =
            ::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
        ::close(socket);
        return connected;
    }

  private:
    static sockaddr_in loopback(unsigned port) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        address.sin_port = htons(static_cast<std::uint16_t>(port));
        return address;
    }
    void release() {
        if (socket_ >= 0) ::close(socket_);
        socket_ = -1;
    }

    int socket_;
    unsigned number_ = 0;
};

/// Xapian's own server of a database, for as long as the object lives.
class Server {
  public:
    explicit Server(std::filesystem::path database) : database_(std::move(database)) { start(); }
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;
    ~Server() { stop(); }

    std::string place() const { return port_.place(); }

    void start() {
        process_ = ::fork();
        if (process_ < 0) throw std::runtime_error("no new process");
        if (process_ == 0) {
            ::setsid();
            ::prctl(PR_SET_PDEATHSIG, SIGKILL);
            ::execl(DATELINE_XAPIAN_TCPSRV, "xapian-tcpsrv", "--quiet", "--interface", "127.0.0.1",
                    "--port", std::to_string(port_.number()).c_str(), database_.c_str(), nullptr);
            ::_exit(127);
        }
        constexpr int most_tries = 1000;
        for (int tries = 0; !port_.is_listened_on(); ++tries) {
            if (tries == most_tries) throw std::runtime_error("the server does not start");
            ::usleep(10'000);
        }
    }

    /// With all that it serves.
    void stop() {
        if (process_ < 0) return;
        ::kill(-process_, SIGKILL);
        ::waitpid(process_, nullptr, 0);
        process_ = -1;
    }

    /// It takes connections and says nothing any more.
    void fall_silent() const { ::kill(-process_, SIGSTOP); }
    void speak_again() const { ::kill(-process_, SIGCONT); }

  private:
    std::filesystem::path database_;
    Port port_;
    pid_t process_ = -1;
};

} // namespace dateline
